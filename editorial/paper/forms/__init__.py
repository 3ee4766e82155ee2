"""The office's forms (表单): each a few blocks of data, all drawn by one renderer."""
