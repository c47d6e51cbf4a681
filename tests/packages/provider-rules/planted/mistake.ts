import type { Edit } from "../fixtures/build";

/** One mistake in an otherwise sound program, and the one thing that is said about it. */
export interface Mistake {
    readonly mistake: string;
    readonly edit: Edit;
    /** `resource: property = value: message → fix` */
    readonly says: string;
    /** @default "mandatory" */
    readonly level?: "advisory";
}
