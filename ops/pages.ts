/** What stands on all pages of AWS's answer; `read` gets the token that the page before has ended with. */
export async function allPages<T>(
    read: (token: string | undefined) => Promise<readonly [items: readonly T[] | undefined, next: string | undefined]>,
): Promise<T[]> {
    const all: T[] = [];
    let token: string | undefined;
    do {
        const [items = [], next] = await read(token);
        all.push(...items);
        token = next;
    } while (token !== undefined);
    return all;
}
