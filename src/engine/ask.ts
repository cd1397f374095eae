/** From a question to an answer: resolve the pin, look in the cache, fold. */
