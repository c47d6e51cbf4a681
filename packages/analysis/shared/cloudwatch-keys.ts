import { given } from "@platform/aws-model/facets/kind";
import { dimensionKeys } from "@platform/aws-model/facets/watch";
import { kindOf } from "@platform/aws-model/kinds/index";
import type { Resource } from "@platform/aws-model/resource";

/** The dimensions by which CloudWatch knows a resource, as `NatGatewayId=nat-…`; none for one that it does not know. */
export function cloudwatchKeys(resource: Resource): readonly string[] {
    const watch = given(kindOf(resource.type)?.watch);
    return watch === undefined ? [] : dimensionKeys(watch, resource);
}
