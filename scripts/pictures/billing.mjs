// For a picture: a program that ends while it starts.
console.error('billing: the account file is missing');
process.exit(3);
