/** Number of single-letter changes, insertions, removals and swaps of neighbours between two words, in any letter case. */
export function distance(a: string, b: string): number {
    const [from, to] = [a.toLowerCase(), b.toLowerCase()];
    let before: number[] = [];
    let last = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let i = 1; i <= from.length; i++) {
        const row = [i];
        for (let j = 1; j <= to.length; j++) {
            const same = from[i - 1] === to[j - 1] ? 0 : 1;
            let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
            if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
                best = Math.min(best, (before[j - 2] ?? 0) + 1);
            }
            row[j] = best;
        }
        [before, last] = [last, row];
    }
    return last[to.length] ?? 0;
}

/**
 * The candidate that the writer most likely meant, or undefined when none is near:
 * within a third of the word's length, or a longer name that begins with it (`subnet` for `subnetIds`).
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
    const ranked = candidates
        .map((candidate) => ({ candidate, far: distance(word, candidate) }))
        .sort((a, b) => a.far - b.far || (a.candidate < b.candidate ? -1 : 1));
    const [best] = ranked;
    if (best !== undefined && best.far <= Math.max(1, Math.floor(word.length / 3))) {
        return best.candidate;
    }
    const longer = candidates.filter((candidate) => candidate.toLowerCase().startsWith(word.toLowerCase()));
    return word.length >= 4 && longer.length === 1 ? longer[0] : undefined;
}
