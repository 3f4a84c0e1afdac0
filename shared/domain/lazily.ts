/**
 * Built when it is first asked for, and once. A function that wakes up reads few kinds of records,
 * and the schemas of all would take it a tenth of the time in which it loads.
 */
export function lazily<T>(build: () => T): () => T {
  let built: { value: T } | undefined;
  return () => {
    built ??= { value: build() };
    return built.value;
  };
}
