/**
 * Copies go to the zone that has fewest of them, and there to the fullest instance that has room for their memory. Zone
 * rebalancing only works with the spread over zones in the first place.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html
 */
export const placementStrategies = [
    { type: "spread", field: "attribute:ecs.availability-zone" },
    { type: "binpack", field: "memory" },
] as const;
