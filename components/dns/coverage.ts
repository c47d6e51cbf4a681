/** Whether a certificate for `names` is one for `host`: each wildcard stands for one label. */
export function covers(names: readonly string[], host: string): boolean {
    const wildcard = `*${host.slice(host.indexOf("."))}`;
    return names.includes(host) || names.includes(wildcard);
}

/** Whether a name is a domain or lies in it. */
export function isAtOrBelow(name: string, domain: string): boolean {
    return name === domain || name.endsWith(`.${domain}`);
}
