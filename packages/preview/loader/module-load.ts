import Module from "node:module";

/** Module._load: what `require` calls. */
type Load = (
    this: unknown,
    request: string,
    parent: { readonly filename?: string } | undefined,
    isMain: boolean,
) => unknown;

/**
 * Answers `require` from now on.
 *
 * @param answer gets what is asked for, the file that asks (empty if none does), and how to load the real module.
 */
export function answerRequire(answer: (request: string, from: string, load: () => unknown) => unknown): void {
    const loader = Module as unknown as { _load: Load };
    const load = loader._load;
    loader._load = function answering(request, parent, isMain) {
        return answer(request, parent?.filename ?? "", () => load.call(this, request, parent, isMain));
    };
}
