/** A port as it is implemented on the store's own thread, where every call answers at once. */
export type Sync<Port> = {
  [Method in keyof Port]: Port[Method] extends (...args: infer Args) => Promise<infer Answer>
    ? (...args: Args) => Answer
    : Port[Method]
}
