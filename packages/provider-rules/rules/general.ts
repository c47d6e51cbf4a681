import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import { isRegion } from "@platform/aws-model/regions";
import type { Value } from "@platform/aws-model/value";
import type { RuleCheck } from "../rule";
import { textsWith } from "./leaves";
import { nameTwice } from "./names/unique";
import { partition } from "./partition";

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html: limits of keys and values */
const KEY = 128;
const VALUE = 256;
const MOST = 50;

/** The one code that makes all other complaints about the same value moot. */
export const OUTPUT_AS_TEXT = "output-as-text";

/** What is checked of every resource. */
export const generalChecks: readonly RuleCheck[] = [outputAsText, tags, region, partition, nameTwice];

/** What JavaScript writes for an Output inside a template or JSON.stringify: the program meant its value. */
const WRITTEN_OUTPUT = "] on an [Output<T>] is not supported";

/** https://www.pulumi.com/docs/iac/concepts/inputs-outputs/all/ */
function* outputAsText(resource: JudgedResource): Generator<Problem> {
    for (const at of textsWith(resource.inputs, resource.record.inputs, WRITTEN_OUTPUT)) {
        const message = "holds a warning in place of an Output's value";
        const fix = "use pulumi.interpolate for text and pulumi.jsonStringify for JSON";
        yield { code: OUTPUT_AS_TEXT, at, message, fix };
    }
}

function* tags(resource: JudgedResource): Generator<Problem> {
    const map = resource.get("tags");
    if (map.entries().length > MOST) {
        yield { code: "tags", at: map, message: `must be at most ${MOST}`, fix: "leave some out" };
    }
    for (const [key, value] of map.entries()) {
        yield* tag(value, key);
    }
}

function* tag(at: Value, key: string): Generator<Problem> {
    if (key.length === 0 || key.length > KEY) {
        yield { code: "tags", at, message: `must have a key of 1 to ${KEY} characters`, fix: "rename the tag" };
    }
    if (/^aws:/i.test(key)) {
        yield {
            code: "tags",
            at,
            message: 'must not have a key that begins with "aws:", which AWS keeps',
            fix: "rename the tag",
        };
    }
    if ((at.asString?.length ?? 0) > VALUE) {
        yield { code: "tags", at, message: `must have at most ${VALUE} characters`, fix: "shorten the value" };
    }
}

/** Of a resource, or of a provider instance. */
export function* region(resource: JudgedResource): Generator<Problem> {
    const at = resource.get("region");
    if (at.asString !== undefined && !isRegion(at.asString)) {
        yield {
            code: "region",
            at,
            message: "must be the name of a region, such as eu-central-1",
            fix: "write the region's full name",
        };
    }
}
