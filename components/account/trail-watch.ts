import type { Severity } from "../shared/alarm";

/** Something in the trail that somebody has to know of. */
export interface TrailWatch {
    readonly severity: Severity;
    /** Filter pattern of CloudWatch Logs. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html */
    readonly pattern: string;
    /** Events that are no reason for an alarm, and the seconds in which they are counted. */
    readonly allowed: number;
    readonly period: number;
    /** What happened, as a sentence, and what to do first. */
    readonly text: string;
}

const issuer = "$.userIdentity.sessionContext.sessionIssuer.userName";
/** Not the pipeline, whose changes are reviewed: else each deployment would be an alarm, and soon nobody would look. */
export const byHand = `((${issuer} NOT EXISTS) || (${issuer} != "*-ci-deploy"))`;
export const notByService = "($.userIdentity.invokedBy NOT EXISTS)";
export const source = (service: string) => `($.eventSource = "${service}.amazonaws.com")`;
export const calls = (...names: readonly string[]) =>
    `(${names.map((name) => `($.eventName = "${name}")`).join(" || ")})`;
export const all = (...terms: readonly string[]) => `{ ${terms.join(" && ")} }`;

export const any = { allowed: 0, period: 300 };
export const quarterOfAnHour = 900;
