/** Is told how many more records a reading of the whole table has gone through. */
export type Scanned = (records: number) => void;
