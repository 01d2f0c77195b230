# What a return check comes to, and why
