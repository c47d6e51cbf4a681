/** The candidate that was most likely meant, or none when every one is too far from what was written. */
export function closest(written: string, candidates: readonly string[]): string | undefined {
    const limit = Math.max(1, Math.floor(written.length / 3));
    const ranked = candidates
        .map((candidate) => ({ candidate, distance: editDistance(written.toLowerCase(), candidate.toLowerCase()) }))
        .filter(({ distance }) => distance <= limit)
        .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
    return ranked[0]?.candidate ?? longer(written, candidates);
}

/** The shortest candidate that goes on where the written ends, as `timeoutSeconds` does where the unit was left out. */
function longer(written: string, candidates: readonly string[]): string | undefined {
    return candidates
        .filter((candidate) => written.length > 2 && candidate.toLowerCase().startsWith(written.toLowerCase()))
        .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
function editDistance(a: string, b: string): number {
    let beforeLast: number[] = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
            const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            row.push(
                Math.min(replaced, at(last, j) + 1, at(row, j - 1) + 1, swapped ? at(beforeLast, j - 2) + 1 : Infinity),
            );
        }
        [beforeLast, last] = [last, row];
    }
    return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
    return row[index] ?? Infinity;
}
