const ofModule = (module: string, ...names: readonly string[]): readonly string[] =>
    names.map((name) => `aws:${module}/${name}:*`);

/** Types that reach beyond the account, for stacks that administer the organization. */
export const ORGANIZATION_TYPES: readonly string[] = ["aws:organizations/*", "aws:ssoadmin/*", "aws:identitystore/*"];

/** Types that the pack has rules for or that cannot open anything, as patterns. Sorted by what they are for. */
export const APPROVED_TYPES: readonly string[] = [
    // The program itself. Images are built and kept with awsx.
    ...["pulumi:pulumi:Stack", "pulumi:pulumi:StackReference", "pulumi:providers:aws", "platform:*"],
    "pulumi:providers:pulumi", // the engine's own: it tells the program of the resources in awsx's components
    ...["pulumi:providers:awsx", "pulumi:providers:docker-build", "docker-build:index:Image"],
    // Names and passwords that are made once
    ...["pulumi:providers:random", "random:*"],
    // Network
    ...ofModule("ec2", "vpc", "subnet", "subnetCidrReservation", "routeTable", "defaultRouteTable", "route"),
    ...ofModule("ec2", "routeTableAssociation", "mainRouteTableAssociation", "internetGateway", "natGateway"),
    ...ofModule("ec2", "egressOnlyInternetGateway", "eip", "eipAssociation", "networkAcl", "networkAclRule"),
    ...ofModule("ec2", "defaultNetworkAcl", "networkAclAssociation", "flowLog", "vpcEndpoint", "vpcDhcpOptions"),
    ...ofModule("ec2", "vpcDhcpOptionsAssociation", "vpcIpv4CidrBlockAssociation", "vpcIpv6CidrBlockAssociation"),
    ...ofModule("ec2", "vpcBlockPublicAccessOptions", "vpcBlockPublicAccessExclusion", "securityGroup"),
    ...ofModule("ec2", "defaultSecurityGroup", "securityGroupRule", "managedPrefixList", "managedPrefixListEntry"),
    ...ofModule("ec2", "vpnGateway", "vpnGatewayAttachment", "vpnGatewayRoutePropagation", "vpnConnection"),
    ...ofModule("ec2", "vpnConnectionRoute", "customerGateway"),
    ...ofModule("vpc", "securityGroupIngressRule", "securityGroupEgressRule"),
    ...["aws:ec2clientvpn/*", "aws:networkmonitor/*"],
    // Load balancers, in both spellings; certificates, names, delivery
    ...["aws:lb/*", "aws:alb/*", "aws:acm/*", "aws:route53/*", "aws:wafv2/*"],
    ...ofModule("cloudfront", "distribution", "originAccessControl", "cachePolicy", "originRequestPolicy"),
    ...ofModule("cloudfront", "responseHeadersPolicy", "function", "keyGroup", "publicKey", "keyValueStore"),
    ...["aws:servicediscovery/*", "aws:ses/*", "aws:sesv2/*", "aws:cognito/*"],
    // Compute
    ...ofModule("ec2", "instance", "launchTemplate", "networkInterface", "networkInterfaceAttachment"),
    ...ofModule("ec2", "networkInterfaceSecurityGroupAttachment", "volumeAttachment", "keyPair"),
    ...ofModule("ec2", "instanceMetadataDefaults", "imageBlockPublicAccess", "serialConsoleAccess"),
    ...["aws:autoscaling/*", "aws:appautoscaling/*", "aws:ecs/*", "aws:lambda/*", "aws:scheduler/*", "aws:sfn/*"],
    ...["aws:imagebuilder/*", "aws:ecr/*"],
    // Data
    ...["aws:ebs/*", "aws:efs/*", "aws:elasticache/*", "aws:rds/*", "aws:s3/*", "aws:s3control/*", "aws:backup/*"],
    ...["aws:dynamodb/*", "aws:sns/*", "aws:sqs/*", "aws:ssm/*", "aws:secretsmanager/*", "aws:kms/*"],
    // Identity, alarms, audit
    ...["aws:iam/*", "aws:accessanalyzer/*", "aws:cloudwatch/*", "aws:synthetics/*", "aws:chatbot/*", "aws:budgets/*"],
    ...["aws:notifications/*", "aws:costexplorer/anomalyMonitor:*", "aws:costexplorer/anomalySubscription:*"],
    ...ofModule("kinesis", "firehoseDeliveryStream"),
    ...["aws:cloudtrail/*", "aws:cfg/*", "aws:guardduty/*", "aws:inspector2/*", "aws:securityhub/*", "aws:account/*"],
];
