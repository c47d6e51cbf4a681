import type { AwsScope } from "./scope";

/**
 * Where CloudFront has its metrics, takes its certificates and delivers its logs from, whatever the stack's region; Route 53
 * has the metrics of health checks there, too.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html
 */
export const edgeRegion = "us-east-1";

/** Arguments of a resource that has to be there. */
export function atEdge({ region }: Pick<AwsScope, "region">): { readonly region?: string } {
    return region === edgeRegion ? {} : { region: edgeRegion };
}
