function fail() {
  throw new Error(
    'This part of a library was left out: see scripts/packaging/smaller-libraries.mjs.',
  );
}

/** In the place of a library that makes things: whatever it makes fails loudly when it is used after all. */
module.exports = () => new Proxy(() => undefined, { apply: fail, get: fail });
