"""What goes out on paper (纸面文件): tracked changes for the printer, sheets to sign."""
