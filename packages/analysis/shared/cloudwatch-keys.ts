import { given } from "@platform/aws-model/facets/kind";
import { partKeys } from "@platform/aws-model/facets/watch";
import { kindOf } from "@platform/aws-model/kinds/index";
import type { Resource } from "@platform/aws-model/resource";

/** The dimensions by which CloudWatch knows a resource and its parts, as `NatGatewayId=nat-…`; none for one that it does not know. */
export function cloudwatchKeys(resource: Resource): readonly string[] {
    const watch = given(kindOf(resource.type)?.watch);
    return watch === undefined ? [] : partKeys(watch, resource);
}
