// For a picture: a program that starts, says what it waits for, and answers nothing.
console.error('inventory 1.4.0 on stdio');
console.error('waiting for postgres://localhost:5432/shop (attempt 3)');
process.stdin.resume();
