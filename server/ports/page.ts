/** A value by which a list is sorted. */
export type SortKey = string | number

/** Where an item stands in a list: what it is sorted by, and its id where several have the same. */
export interface Position<Key extends SortKey = SortKey> {
  key: Key
  /** Unique in the list. */
  id: string
}

/** A page of a list: what begins behind a position in an order, so that nothing that is added shifts it. */
export interface Page<Field extends string = string> {
  /** Items at most; whoever wants to know whether there are more asks for one more. */
  limit: number
  sort: { field: Field; descending: boolean }
  /** Absent for the first page. Its key has the type of the field. */
  after?: Position
}
