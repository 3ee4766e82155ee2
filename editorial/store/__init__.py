"""The store (存储): the database behind the ports; only the desk opens it."""
