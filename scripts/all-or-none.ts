/** Like `Promise.all`, but waits until every one has settled before it throws, so that all of them can be stopped. */
export async function allOrNone<T extends readonly unknown[]>(
  promises: readonly [...{ [Index in keyof T]: Promise<T[Index]> }],
): Promise<T> {
  await Promise.allSettled(promises);
  return (await Promise.all(promises)) as unknown as T;
}
