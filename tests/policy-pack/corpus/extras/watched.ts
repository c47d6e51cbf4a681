import { given } from "@platform/aws-model/facets/kind";
import { allKinds } from "@platform/aws-model/kinds/index";
import type { PolicyRecord } from "@platform/preview/policies/policy-pack";
import type { StackEdit } from "../stack-edit";
import type { Extra } from "./extra";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** Adds an extra, with an alarm on each part of it that has to be watched. */
export function addWatched(stack: StackEdit, extra: Extra): void {
    const before = new Set(stack.records.map(({ urn }) => urn));
    extra.add(stack);
    for (const record of stack.records.filter(({ urn }) => !before.has(urn))) watch(stack, record);
}

/** Adds an alarm that tells somebody of a resource, where its kind says by which dimension. */
export function watch(stack: StackEdit, record: PolicyRecord): void {
    const facet = given(allKinds().find(({ tokens }) => tokens.includes(record.type))?.watch);
    const [dimension] = facet?.needed === false ? [] : (facet?.dimensions ?? []);
    if (dimension === undefined) return;
    const [name, property] = dimension;
    stack.add(ALARM, `watches-${record.name}-${name}`, {
        dimensions: { [name]: stack.link(record, property) },
        alarmActions: [stack.link(stack.one("aws:sns/topic:Topic"), "arn")],
    });
}
