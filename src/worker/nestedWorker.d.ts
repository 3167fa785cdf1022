/** A worker as Vite bundles it, seen from inside another worker. */
declare module '*/readerWorker.ts?worker' {
  const ReaderWorker: new (options?: { readonly name?: string }) => Worker;
  export default ReaderWorker;
}
