import { bucketPart, elbv2, typesIn } from "./tokens";

/**
 * The type tokens that mean the same AWS resource. One AWS resource can be declared under several tokens (`aws.lb` and
 * `aws.alb`; buckets and their V2 twins), and old tokens live on as aliases: a rule must name the family, never one token.
 */

// Load balancing
export const LOAD_BALANCER = elbv2("LoadBalancer");
export const LISTENER = elbv2("Listener");
export const LISTENER_RULE = elbv2("ListenerRule");
export const TARGET_GROUP = elbv2("TargetGroup");
export const TARGET_GROUP_ATTACHMENT = elbv2("TargetGroupAttachment");
export const CLASSIC_LOAD_BALANCER = ["elb", "elasticloadbalancing"].map(
    (name) => `aws:${name}/loadBalancer:LoadBalancer`,
);

// Network
export const VPC = typesIn("ec2", "Vpc", "DefaultVpc");
export const DEFAULT_VPC = typesIn("ec2", "DefaultVpc");
export const DEFAULT_SUBNET = typesIn("ec2", "DefaultSubnet");
export const DEFAULT_DHCP_OPTIONS = typesIn("ec2", "DefaultVpcDhcpOptions");
export const BLOCK_PUBLIC_ACCESS_OPTIONS = typesIn("ec2", "VpcBlockPublicAccessOptions");
export const BLOCK_PUBLIC_ACCESS_EXCLUSION = typesIn("ec2", "VpcBlockPublicAccessExclusion");
export const SUBNET = typesIn("ec2", "Subnet", "DefaultSubnet");
export const ROUTE_TABLE = typesIn("ec2", "RouteTable", "DefaultRouteTable");
export const DEFAULT_ROUTE_TABLE = typesIn("ec2", "DefaultRouteTable");
export const ROUTE_TABLE_ASSOCIATION = typesIn("ec2", "RouteTableAssociation");
export const MAIN_ROUTE_TABLE_ASSOCIATION = typesIn("ec2", "MainRouteTableAssociation");
export const ROUTE = typesIn("ec2", "Route");
export const ZONE = typesIn("route53", "Zone");
export const HEALTH_CHECK = typesIn("route53", "HealthCheck");
export const DNS_RECORD = typesIn("route53", "Record");
export const INTERNET_GATEWAY = typesIn("ec2", "InternetGateway", "InternetGatewayAttachment");
export const CARRIER_GATEWAY = typesIn("ec2", "CarrierGateway");
export const EGRESS_ONLY_GATEWAY = typesIn("ec2", "EgressOnlyInternetGateway");
export const NAT_GATEWAY = typesIn("ec2", "NatGateway");
export const VPN_GATEWAY = typesIn("ec2", "VpnGateway", "VpnGatewayAttachment");
export const VPN_CONNECTION = typesIn("ec2", "VpnConnection");
export const PERMISSION_SET = typesIn("ssoadmin", "PermissionSet");
export const IDENTITY_GROUP = typesIn("identitystore", "Group");
export const ACCOUNT_ASSIGNMENT = typesIn("ssoadmin", "AccountAssignment");
export const CLIENT_VPN_ENDPOINT = typesIn("ec2clientvpn", "Endpoint");
export const CLIENT_VPN_ASSOCIATION = typesIn("ec2clientvpn", "NetworkAssociation");
export const CLIENT_VPN_AUTHORIZATION = typesIn("ec2clientvpn", "AuthorizationRule");
export const TRANSIT_GATEWAY_ATTACHMENT = typesIn("ec2transitgateway", "VpcAttachment");
export const VPC_PEERING = typesIn(
    "ec2",
    "VpcPeeringConnection",
    "VpcPeeringConnectionAccepter",
    "PeeringConnectionOptions",
);
export const EIP = typesIn("ec2", "Eip");
export const EIP_ASSOCIATION = typesIn("ec2", "EipAssociation");
export const NETWORK_INTERFACE = typesIn("ec2", "NetworkInterface");
export const NETWORK_INTERFACE_ATTACHMENT = typesIn("ec2", "NetworkInterfaceAttachment");
export const NETWORK_INTERFACE_GROUP_ATTACHMENT = typesIn("ec2", "NetworkInterfaceSecurityGroupAttachment");
export const VPC_ENDPOINT = typesIn("ec2", "VpcEndpoint");
export const VPC_ENDPOINT_GROUP_ASSOCIATION = typesIn("ec2", "SecurityGroupAssociation");
export const NETWORK_ACL = typesIn("ec2", "NetworkAcl", "DefaultNetworkAcl");
export const NETWORK_ACL_RULE = typesIn("ec2", "NetworkAclRule");
export const ACCELERATOR_ENDPOINT_GROUP = typesIn("globalaccelerator", "EndpointGroup", "CustomRoutingEndpointGroup");

// Ways into a network, or to its functions, besides load balancers
export const INSTANCE_CONNECT_ENDPOINT = typesIn("ec2transitgateway", "InstanceConnectEndpoint");
export const FUNCTION_URL = typesIn("lambda", "FunctionUrl");
export const VPC_ORIGIN = typesIn("cloudfront", "VpcOrigin");
export const VPC_ENDPOINT_SERVICE = typesIn("ec2", "VpcEndpointService");
export const VPC_LINK = [...typesIn("apigateway", "VpcLink"), ...typesIn("apigatewayv2", "VpcLink")];
export const VPC_INGRESS_CONNECTION = typesIn("apprunner", "VpcIngressConnection");
export const VERIFIED_ACCESS_ENDPOINT = typesIn("verifiedaccess", "Endpoint");
export const LATTICE_VPC_ASSOCIATION = typesIn("vpclattice", "ServiceNetworkVpcAssociation");
export const EXPRESS_SERVICE = typesIn("ecs", "ExpressGatewayService");
export const TRANSFER_SERVER = typesIn("transfer", "Server");

// Security groups
export const SECURITY_GROUP = typesIn("ec2", "SecurityGroup", "DefaultSecurityGroup");
export const DEFAULT_SECURITY_GROUP = typesIn("ec2", "DefaultSecurityGroup");
export const SECURITY_GROUP_RULE = typesIn("ec2", "SecurityGroupRule");
export const SECURITY_GROUP_INGRESS_RULE = typesIn("vpc", "SecurityGroupIngressRule");
export const SECURITY_GROUP_EGRESS_RULE = typesIn("vpc", "SecurityGroupEgressRule");
export const PREFIX_LIST = typesIn("ec2", "ManagedPrefixList");
export const PREFIX_LIST_ENTRY = typesIn("ec2", "ManagedPrefixListEntry");

// Compute
export const INSTANCE = typesIn("ec2", "Instance");
export const SPOT_INSTANCE = typesIn("ec2", "SpotInstanceRequest");
export const SPOT_FLEET = typesIn("ec2", "SpotFleetRequest");
export const FLEET = typesIn("ec2", "Fleet");
export const LAUNCH_TEMPLATE = typesIn("ec2", "LaunchTemplate");
export const LAUNCH_CONFIGURATION = typesIn("ec2", "LaunchConfiguration");
export const INSTANCE_METADATA_DEFAULTS = typesIn("ec2", "InstanceMetadataDefaults");
export const IMAGE_BUILD_INFRASTRUCTURE = typesIn("imagebuilder", "InfrastructureConfiguration");
export const IMAGE_BUILD_DISTRIBUTION = typesIn("imagebuilder", "DistributionConfiguration");
export const IMAGE_COPY = typesIn("ec2", "AmiCopy");
export const IMAGE_PERMISSION = typesIn("ec2", "AmiLaunchPermission");
export const SNAPSHOT_PERMISSION = typesIn("ec2", "SnapshotCreateVolumePermission");
export const AUTOSCALING_GROUP = typesIn("autoscaling", "Group");
export const AUTOSCALING_ATTACHMENT = typesIn("autoscaling", "Attachment");
export const AUTOSCALING_TRAFFIC_SOURCE = typesIn("autoscaling", "TrafficSourceAttachment");
export const ECS_CLUSTER = typesIn("ecs", "Cluster");
export const ECS_SERVICE = typesIn("ecs", "Service");
export const ECS_TASK_SET = typesIn("ecs", "TaskSet");
export const ECS_TASK_DEFINITION = typesIn("ecs", "TaskDefinition");
export const ECS_DAEMON_TASK_DEFINITION = typesIn("ecs", "DaemonTaskDefinition");
export const ECS_CAPACITY_PROVIDER = typesIn("ecs", "CapacityProvider");
export const ECS_CLUSTER_CAPACITY_PROVIDERS = typesIn("ecs", "ClusterCapacityProviders");
export const SCALING_TARGET = typesIn("appautoscaling", "Target");
export const SCHEDULED_SCALING = typesIn("appautoscaling", "ScheduledAction");
export const SCHEDULE = typesIn("scheduler", "Schedule");
export const EVENT_RULE = typesIn("cloudwatch", "EventRule");
export const LOG_METRIC_FILTER = typesIn("cloudwatch", "LogMetricFilter");
export const EVENT_TARGET = typesIn("cloudwatch", "EventTarget");
export const LAMBDA_FUNCTION = typesIn("lambda", "Function");
export const FUNCTION_ALIAS = typesIn("lambda", "Alias");
export const FUNCTION_EVENT_CONFIG = typesIn("lambda", "FunctionEventInvokeConfig");
export const EVENT_SOURCE_MAPPING = typesIn("lambda", "EventSourceMapping");
export const BUCKET_NOTIFICATION = typesIn("s3", "BucketNotification");
export const LAMBDA_PERMISSION = typesIn("lambda", "Permission");
export const LAMBDA_LAYER_PERMISSION = typesIn("lambda", "LayerVersionPermission");
export const EVENT_BUS_PERMISSION = typesIn("cloudwatch", "EventPermission");
export const CANARY = typesIn("synthetics", "Canary");
export const BUILD_PROJECT = typesIn("codebuild", "Project");

// Data
export const RDS_INSTANCE = typesIn("rds", "Instance");
export const RDS_CLUSTER = typesIn("rds", "Cluster");
export const RDS_CLUSTER_INSTANCE = typesIn("rds", "ClusterInstance");
export const RDS_PROXY = typesIn("rds", "Proxy", "ProxyEndpoint");
export const RDS_SUBNET_GROUP = typesIn("rds", "SubnetGroup");
export const RDS_SNAPSHOT = typesIn("rds", "Snapshot", "ClusterSnapshot");
export const RDS_SNAPSHOT_COPY = typesIn("rds", "SnapshotCopy", "ClusterSnapshotCopy");
export const RDS_PARAMETER_GROUP = typesIn("rds", "ParameterGroup");
export const RDS_CLUSTER_PARAMETER_GROUP = typesIn("rds", "ClusterParameterGroup");
export const GLOBAL_CLUSTER = ["rds", "docdb", "neptune"].flatMap((module) => typesIn(module, "GlobalCluster"));
export const DOCUMENT_CLUSTER = typesIn("docdb", "Cluster");
export const GRAPH_CLUSTER = typesIn("neptune", "Cluster");
export const WAREHOUSE_CLUSTER = typesIn("redshift", "Cluster");
export const CACHE_CLUSTER = typesIn("elasticache", "Cluster");
export const CACHE_REPLICATION_GROUP = typesIn("elasticache", "ReplicationGroup");
export const CACHE_SERVERLESS = typesIn("elasticache", "ServerlessCache");
export const CACHE_SUBNET_GROUP = typesIn("elasticache", "SubnetGroup");
export const CACHE_USER = typesIn("elasticache", "User");
export const EFS_FILE_SYSTEM = typesIn("efs", "FileSystem");
export const EFS_MOUNT_TARGET = typesIn("efs", "MountTarget");
export const EFS_ACCESS_POINT = typesIn("efs", "AccessPoint");
export const EFS_BACKUP_POLICY = typesIn("efs", "BackupPolicy");
export const BACKUP_PLAN = typesIn("backup", "Plan");
export const BACKUP_SELECTION = typesIn("backup", "Selection");
export const VOLUME = typesIn("ebs", "Volume");
export const SNAPSHOT_COPY = typesIn("ebs", "SnapshotCopy");
export const ENCRYPTION_BY_DEFAULT = typesIn("ebs", "EncryptionByDefault");
export const SNAPSHOT_BLOCK = typesIn("ebs", "SnapshotBlockPublicAccess");
export const IMAGE_BLOCK = typesIn("ec2", "ImageBlockPublicAccess");
export const SERIAL_CONSOLE = typesIn("ec2", "SerialConsoleAccess");
export const EMR_BLOCK = typesIn("emr", "BlockPublicAccessConfiguration");
export const BUCKET = bucketPart("");
export const BUCKET_POLICY = typesIn("s3", "BucketPolicy");
export const BUCKET_PUBLIC_ACCESS_BLOCK = typesIn("s3", "BucketPublicAccessBlock");
export const ACCOUNT_PUBLIC_ACCESS_BLOCK = typesIn("s3", "AccountPublicAccessBlock");
export const ACCESS_POINT = typesIn("s3", "AccessPoint");
export const MULTI_REGION_ACCESS_POINT = typesIn("s3control", "MultiRegionAccessPoint");
export const BUCKET_OBJECT = [
    ...typesIn("s3", "BucketObject", "BucketObjectv2", "ObjectCopy"),
    "aws:s3/BucketObject:BucketObject",
];
export const BUCKET_VERSIONING = bucketPart("Versioning");
export const BUCKET_LIFECYCLE = bucketPart("LifecycleConfiguration");
export const BUCKET_ENCRYPTION = bucketPart("ServerSideEncryptionConfiguration");
export const BUCKET_LOGGING = bucketPart("Logging");
export const BUCKET_ACL = bucketPart("Acl");
export const BUCKET_WEBSITE = bucketPart("WebsiteConfiguration");

// Identity and keys
export const ROLE = typesIn("iam", "Role");
export const IAM_USER = typesIn("iam", "User");
/** What only users have. Virtual devices and password rules make no user. */
export const IAM_USER_PART = typesIn(
    "iam",
    ...["AccessKey", "ServiceSpecificCredential", "SigningCertificate", "SshKey"],
    ...["UserGroupMembership", "UserLoginProfile", "UserPolicy", "UserPolicyAttachment"],
);
export const KMS_KEY = typesIn("kms", "Key");
export const KMS_REPLICA_KEY = typesIn("kms", "ReplicaKey");
export const KMS_EXTERNAL_KEY = [...typesIn("kms", "ExternalKey"), ...typesIn("kms", "ReplicaExternalKey")];
export const KMS_GRANT = typesIn("kms", "Grant");
export const SECRET = typesIn("secretsmanager", "Secret");
export const SECRET_VERSION = typesIn("secretsmanager", "SecretVersion");
export const CERTIFICATE = typesIn("acm", "Certificate");
export const SERVER_CERTIFICATE = typesIn("iam", "ServerCertificate");
export const TOPIC = typesIn("sns", "Topic");
export const CHAT_CHANNEL = typesIn("chatbot", "SlackChannelConfiguration", "TeamsChannelConfiguration");
export const SCALING_POLICY = [...typesIn("autoscaling", "Policy"), ...typesIn("appautoscaling", "Policy")];
export const TOPIC_SUBSCRIPTION = typesIn("sns", "TopicSubscription");
export const QUEUE = typesIn("sqs", "Queue");
export const API_DESTINATION = typesIn("cloudwatch", "EventApiDestination");
export const EVENT_CONNECTION = typesIn("cloudwatch", "EventConnection");
export const PASSWORD_POLICY = typesIn("iam", "AccountPasswordPolicy");
export const USER_POOL = typesIn("cognito", "UserPool");
export const SSM_DOCUMENT = typesIn("ssm", "Document");
export const SSM_PARAMETER = typesIn("ssm", "Parameter");
export const SSM_SERVICE_SETTING = typesIn("ssm", "ServiceSetting");
export const IDENTITY_POOL = typesIn("cognito", "IdentityPool");

// Audit and delivery
export const CLOUDFRONT_DISTRIBUTION = typesIn("cloudfront", "Distribution");
export const CLOUDFRONT_TENANT_DISTRIBUTION = typesIn("cloudfront", "MultitenantDistribution");
export const ECR_REPOSITORY = typesIn("ecr", "Repository");
export const ECR_LIFECYCLE_POLICY = typesIn("ecr", "LifecyclePolicy");
export const TRAIL = typesIn("cloudtrail", "Trail");
export const FLOW_LOG = typesIn("ec2", "FlowLog");
export const SECURITY_HUB = typesIn("securityhub", "Account");
export const ACCESS_ANALYZER = typesIn("accessanalyzer", "Analyzer");
export const INSPECTOR_ENABLER = typesIn("inspector2", "Enabler");
export const GUARDDUTY_DETECTOR = typesIn("guardduty", "Detector");
export const CONFIG_RECORDER = typesIn("cfg", "Recorder");
export const CONFIG_RECORDER_STATUS = typesIn("cfg", "RecorderStatus");
export const CONFIG_DELIVERY_CHANNEL = typesIn("cfg", "DeliveryChannel");
export const METRIC_ALARM = typesIn("cloudwatch", "MetricAlarm");
export const COMPOSITE_ALARM = typesIn("cloudwatch", "CompositeAlarm");
export const STATE_MACHINE = typesIn("sfn", "StateMachine");
export const WEB_ACL = typesIn("wafv2", "WebAcl");
export const WEB_ACL_RULE = typesIn("wafv2", "WebAclRule");
export const WEB_ACL_ASSOCIATION = typesIn("wafv2", "WebAclAssociation");
export const WEB_ACL_LOGGING = typesIn("wafv2", "WebAclLoggingConfiguration");
export const LOG_GROUP = typesIn("cloudwatch", "LogGroup");
export const LOG_SUBSCRIPTION = typesIn("cloudwatch", "LogSubscriptionFilter");
export const DELIVERY_STREAM = typesIn("kinesis", "FirehoseDeliveryStream");
export const LOG_DELIVERY = typesIn("cloudwatch", "LogDelivery");
export const LOG_DELIVERY_SOURCE = typesIn("cloudwatch", "LogDeliverySource");
export const LOG_DELIVERY_DESTINATION = typesIn("cloudwatch", "LogDeliveryDestination");

export const SLACK_CHANNEL = typesIn("chatbot", "SlackChannelConfiguration");
export const NOTIFICATION_RULE = typesIn("notifications", "EventRule");
export const NOTIFICATION_CHANNEL = typesIn("notifications", "ChannelAssociation");
export const EMAIL_CONTACT = typesIn("notifications", "ContactsEmailContact");

// Several accounts
export const ORGANIZATION = typesIn("organizations", "Organization");
export const ORGANIZATIONAL_UNIT = typesIn("organizations", "OrganizationalUnit");
export const MEMBER_ACCOUNT = typesIn("organizations", "Account");
export const ORGANIZATION_POLICY = typesIn("organizations", "Policy");
export const ORGANIZATION_POLICY_ATTACHMENT = typesIn("organizations", "PolicyAttachment");

/**
 * What AWS has once in an account or in a region of one, or once of a name there: of two stacks that make one, the second
 * is refused, or changes what the first has made.
 */
export const ACCOUNT_SINGLETONS = [
    ...[...CONFIG_RECORDER, ...CONFIG_RECORDER_STATUS, ...CONFIG_DELIVERY_CHANNEL],
    ...typesIn("cfg", "RetentionConfiguration"),
    ...[...GUARDDUTY_DETECTOR, ...typesIn("guardduty", "OrganizationConfiguration")],
    ...[...SECURITY_HUB, ...typesIn("securityhub", "AccountV2", "OrganizationConfiguration")],
    ...typesIn("securityhub", "FindingAggregator", "AggregatorV2"),
    ...[...INSPECTOR_ENABLER, ...typesIn("inspector2", "OrganizationConfiguration")],
    ...[...PASSWORD_POLICY, ...typesIn("iam", "AccountAlias", "OpenIdConnectProvider", "OrganizationsFeatures")],
    ...typesIn("iam", "SecurityTokenServicePreferences", "OutboundWebIdentityFederation"),
    ...[...ACCOUNT_PUBLIC_ACCESS_BLOCK, ...typesIn("s3control", "AccessGrantsInstance")],
    ...[...ENCRYPTION_BY_DEFAULT, ...typesIn("ebs", "DefaultKmsKey"), ...SNAPSHOT_BLOCK],
    ...[...INSTANCE_METADATA_DEFAULTS, ...IMAGE_BLOCK, ...SERIAL_CONSOLE, ...BLOCK_PUBLIC_ACCESS_OPTIONS],
    ...typesIn("ecr", "RegistryScanningConfiguration", "RegistryPolicy", "ReplicationConfiguration", "AccountSetting"),
    ...typesIn("ecs", "AccountSettingDefault"),
    ...[...SSM_SERVICE_SETTING, ...typesIn("ssm", "DefaultPatchBaseline")],
    ...typesIn("backup", "GlobalSettings", "RegionSettings"),
    ...typesIn("rds", "Certificate"),
    ...typesIn("sns", "SmsPreferences"),
    ...typesIn("ses", "ActiveReceiptRuleSet"),
    ...typesIn("sesv2", "AccountSuppressionAttributes", "AccountVdmAttributes"),
    ...typesIn("notifications", "NotificationHub"),
    ...ORGANIZATION,
    ...typesIn("account", "AlternativeContact", "PrimaryContact", "Region"),
];
