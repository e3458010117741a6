// A thread that links nothing and never ends by itself.
setInterval(() => undefined, 1_000);
