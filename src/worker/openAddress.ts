/** Opens a file beside the page. The page's policy allows its own host only. */

/** The bytes of a file as they come in. Throws with a sentence if there is no such file. */
export async function openAddress(address: string): Promise<AsyncIterable<Uint8Array>> {
  const response = await fetch(address);
  if (!response.ok || response.body === null) throw new Error(`the file is not there (${response.status}).`);
  return chunksOf(response.body);
}

/** Not every browser can iterate a stream by itself. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
