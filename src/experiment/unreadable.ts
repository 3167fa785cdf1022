/** Why a file of the user's can no longer be read: what browsers throw, in words that users can act on. */

/** The sentence for an error that was thrown where the bytes from `from` on were asked for. */
export function unreadableSentence(error: unknown, from: number): string {
  const name = error instanceof Error ? error.name : String(error);
  return (
    `The file cannot be read from byte ${from.toLocaleString('en-US')} on (${name}). It may have been moved, ` +
    'changed or deleted since it was chosen; please choose it again.'
  );
}
