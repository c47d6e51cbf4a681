import { isAboutDimension } from "@platform/aws-model/facets/watch";
import { valuesAt } from "@platform/aws-model/paths";
import type { Resource } from "@platform/aws-model/resource";

/**
 * Whether an alarm reads a metric by a dimension of the resource or of a part of it: by its value, or while that is unknown
 * by what it depends on.
 *
 * @param keys What CloudWatch knows it and its parts by, as `QueueName=jobs`.
 * @param own Dimensions of its own.
 */
export function looksAt(alarm: Resource, { urn }: Resource, keys: readonly string[], own: readonly string[]): boolean {
    return ["dimensions", "metricQueries.*.metric.dimensions"].some((place) =>
        valuesAt(alarm, place).some((read) => {
            const names = read.keys();
            return names.some((name) => {
                const text = read.at(name).text();
                if (!isAboutDimension(name, names)) return false;
                if (text.state === "known") return keys.includes(`${name}=${text.value}`);
                const [property = ""] = place.split(".", 1);
                return own.includes(name) && (alarm.propertyDependencies[property] ?? []).includes(urn);
            });
        }),
    );
}
