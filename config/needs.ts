/**
 * A part of the platform that another cannot do without.
 * @throws Error when it does not exist; the loader's checks come first and say so in the words of the configuration.
 */
export function needs<T>(part: T | undefined, name: string): T {
    if (part === undefined) {
        throw new Error(`the configuration has no "${name}" block, which another block needs`);
    }
    return part;
}
