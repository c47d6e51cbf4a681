import type { Plan } from "./plan";
import type { Section } from "./section";

/**
 * Answers one question from a plan. What a stack does not have is left out or said so in the section; a plan of another
 * program than this project's is answered as far as its AWS resources tell.
 *
 * @param before The plan of what --against names, where the answer has a difference.
 */
export type Analysis = (plan: Plan, before?: Plan) => Section;
