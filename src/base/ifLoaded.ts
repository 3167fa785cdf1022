/** For parts that a page works without: where one cannot be loaded, as in the middle of a reload, there is nothing to tell. */

/** Hands over what is being loaded, if it can be. */
export function ifLoaded<File>(loading: Promise<File>, use: (file: File) => void): void {
  loading.then(use, () => {});
}
