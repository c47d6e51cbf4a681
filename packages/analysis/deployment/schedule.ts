/** Something to do, and what has to be done before it. */
export interface Task {
    readonly urn: string;
    readonly seconds: number;
    readonly after: readonly string[];
}

/** A task with the time at which it is done when nothing but its predecessors holds it up. */
export interface Step {
    readonly urn: string;
    readonly seconds: number;
    readonly doneAfter: number;
}

/** The chain of tasks that makes the whole as long as it is; the first task first, those that take no time left out. */
export function criticalPath(tasks: readonly Task[]): readonly Step[] {
    const done = new Map<string, number>();
    const byUrn = new Map(tasks.map((task) => [task.urn, task]));
    for (const { urn, seconds, after } of tasks)
        done.set(urn, seconds + Math.max(0, ...after.map((other) => done.get(other) ?? 0)));
    const path: Step[] = [];
    let at = latest([...byUrn.keys()], done);
    for (let task = byUrn.get(at ?? ""); task !== undefined; task = byUrn.get(at ?? "")) {
        if (task.seconds > 0)
            path.unshift({ urn: task.urn, seconds: task.seconds, doneAfter: done.get(task.urn) ?? 0 });
        at = latest(task.after, done);
    }
    return path;
}

/** Tasks by how many others have to be done one after another before them: what is in one stage can be done at once. */
export function stages(tasks: readonly Task[]): readonly (readonly Task[])[] {
    const depth = new Map<string, number>();
    const result: Task[][] = [];
    for (const task of tasks) {
        const before = Math.max(-1, ...task.after.map((urn) => depth.get(urn) ?? -1));
        if (task.seconds === 0) {
            depth.set(task.urn, before);
            continue;
        }
        depth.set(task.urn, before + 1);
        (result[before + 1] ??= []).push(task);
    }
    return result;
}

/**
 * How long all tasks take when at most so many run at once, started in the order in which they become ready.
 *
 * @param atOnce 1 or more; `Infinity` for no limit.
 */
export function elapsed(tasks: readonly Task[], atOnce: number): number {
    const waiting = new Map(tasks.map(({ urn, after }) => [urn, after.length]));
    const dependents = new Map<string, Task[]>();
    for (const task of tasks) {
        for (const urn of task.after) {
            const list = dependents.get(urn);
            if (list === undefined) dependents.set(urn, [task]);
            else list.push(task);
        }
    }
    const ready = tasks.filter(({ after }) => after.length === 0);
    const running: { readonly task: Task; readonly end: number }[] = [];
    let now = 0;
    for (let next = 0; next < ready.length || running.length > 0;) {
        for (; next < ready.length && running.length < atOnce; next += 1) {
            const task = ready[next];
            if (task !== undefined) insert(running, { task, end: now + task.seconds });
        }
        const first = running.pop();
        if (first === undefined) break;
        now = first.end;
        for (const dependent of dependents.get(first.task.urn) ?? []) {
            const left = (waiting.get(dependent.urn) ?? 0) - 1;
            waiting.set(dependent.urn, left);
            if (left === 0) ready.push(dependent);
        }
    }
    return now;
}

/** Keeps the list in order, what ends first at its end. */
function insert<T extends { readonly end: number }>(list: T[], entry: T): void {
    let [low, high] = [0, list.length];
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((list[middle]?.end ?? 0) > entry.end) low = middle + 1;
        else high = middle;
    }
    list.splice(low, 0, entry);
}

function latest(urns: readonly string[], done: ReadonlyMap<string, number>): string | undefined {
    const [first, ...rest] = urns;
    return rest.reduce((best, urn) => ((done.get(urn) ?? 0) > (done.get(best ?? "") ?? 0) ? urn : best), first);
}
