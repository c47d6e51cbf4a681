/**
 * The type tokens that mean the same AWS resource. One AWS resource can be declared under several tokens (`aws.lb` and
 * `aws.alb`; buckets and their V2 twins), and old tokens live on as aliases: a rule must name the family, never one token.
 */

/** The four spellings of the Elastic Load Balancing v2 module. */
function elbv2(member: string): readonly string[] {
    const path = `${member.charAt(0).toLowerCase()}${member.slice(1)}:${member}`;
    return ["lb", "alb", "elasticloadbalancingv2", "applicationloadbalancing"].map((name) => `aws:${name}/${path}`);
}

/** A bucket resource and its V2 twin. */
function bucketPart(part: string): readonly string[] {
    return ["", "V2"].map((version) => `aws:s3/bucket${part}${version}:Bucket${part}${version}`);
}

/** One token. */
function only(module: string, ...members: readonly string[]): readonly string[] {
    return members.map((member) => `aws:${module}/${member.charAt(0).toLowerCase()}${member.slice(1)}:${member}`);
}

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
export const VPC = only("ec2", "Vpc", "DefaultVpc");
export const DEFAULT_VPC = only("ec2", "DefaultVpc");
export const DEFAULT_SUBNET = only("ec2", "DefaultSubnet");
export const DEFAULT_DHCP_OPTIONS = only("ec2", "DefaultVpcDhcpOptions");
export const BLOCK_PUBLIC_ACCESS_OPTIONS = only("ec2", "VpcBlockPublicAccessOptions");
export const BLOCK_PUBLIC_ACCESS_EXCLUSION = only("ec2", "VpcBlockPublicAccessExclusion");
export const SUBNET = only("ec2", "Subnet", "DefaultSubnet");
export const ROUTE_TABLE = only("ec2", "RouteTable", "DefaultRouteTable");
export const DEFAULT_ROUTE_TABLE = only("ec2", "DefaultRouteTable");
export const ROUTE_TABLE_ASSOCIATION = only("ec2", "RouteTableAssociation");
export const MAIN_ROUTE_TABLE_ASSOCIATION = only("ec2", "MainRouteTableAssociation");
export const ROUTE = only("ec2", "Route");
export const ZONE = only("route53", "Zone");
export const INTERNET_GATEWAY = only("ec2", "InternetGateway", "InternetGatewayAttachment");
export const CARRIER_GATEWAY = only("ec2", "CarrierGateway");
export const EGRESS_ONLY_GATEWAY = only("ec2", "EgressOnlyInternetGateway");
export const NAT_GATEWAY = only("ec2", "NatGateway");
export const VPN_GATEWAY = only("ec2", "VpnGateway", "VpnGatewayAttachment");
export const VPN_CONNECTION = only("ec2", "VpnConnection");
export const CLIENT_VPN_ENDPOINT = only("ec2clientvpn", "Endpoint");
export const CLIENT_VPN_AUTHORIZATION = only("ec2clientvpn", "AuthorizationRule");
export const TRANSIT_GATEWAY_ATTACHMENT = only("ec2transitgateway", "VpcAttachment");
export const VPC_PEERING = only(
    "ec2",
    "VpcPeeringConnection",
    "VpcPeeringConnectionAccepter",
    "PeeringConnectionOptions",
);
export const EIP = only("ec2", "Eip");
export const EIP_ASSOCIATION = only("ec2", "EipAssociation");
export const NETWORK_INTERFACE = only("ec2", "NetworkInterface");
export const NETWORK_INTERFACE_ATTACHMENT = only("ec2", "NetworkInterfaceAttachment");
export const NETWORK_INTERFACE_GROUP_ATTACHMENT = only("ec2", "NetworkInterfaceSecurityGroupAttachment");
export const VPC_ENDPOINT = only("ec2", "VpcEndpoint");
export const VPC_ENDPOINT_GROUP_ASSOCIATION = only("ec2", "SecurityGroupAssociation");
export const NETWORK_ACL = only("ec2", "NetworkAcl", "DefaultNetworkAcl");
export const NETWORK_ACL_RULE = only("ec2", "NetworkAclRule");
export const ACCELERATOR_ENDPOINT_GROUP = only("globalaccelerator", "EndpointGroup", "CustomRoutingEndpointGroup");

// Ways into a network, or to its functions, besides load balancers
export const INSTANCE_CONNECT_ENDPOINT = only("ec2transitgateway", "InstanceConnectEndpoint");
export const FUNCTION_URL = only("lambda", "FunctionUrl");
export const VPC_ORIGIN = only("cloudfront", "VpcOrigin");
export const VPC_ENDPOINT_SERVICE = only("ec2", "VpcEndpointService");
export const VPC_LINK = [...only("apigateway", "VpcLink"), ...only("apigatewayv2", "VpcLink")];
export const VPC_INGRESS_CONNECTION = only("apprunner", "VpcIngressConnection");
export const VERIFIED_ACCESS_ENDPOINT = only("verifiedaccess", "Endpoint");
export const LATTICE_VPC_ASSOCIATION = only("vpclattice", "ServiceNetworkVpcAssociation");
export const EXPRESS_SERVICE = only("ecs", "ExpressGatewayService");
export const TRANSFER_SERVER = only("transfer", "Server");

// Security groups
export const SECURITY_GROUP = only("ec2", "SecurityGroup", "DefaultSecurityGroup");
export const DEFAULT_SECURITY_GROUP = only("ec2", "DefaultSecurityGroup");
export const SECURITY_GROUP_RULE = only("ec2", "SecurityGroupRule");
export const SECURITY_GROUP_INGRESS_RULE = only("vpc", "SecurityGroupIngressRule");
export const SECURITY_GROUP_EGRESS_RULE = only("vpc", "SecurityGroupEgressRule");
export const PREFIX_LIST = only("ec2", "ManagedPrefixList");
export const PREFIX_LIST_ENTRY = only("ec2", "ManagedPrefixListEntry");

// Compute
export const INSTANCE = only("ec2", "Instance");
export const SPOT_INSTANCE = only("ec2", "SpotInstanceRequest");
export const SPOT_FLEET = only("ec2", "SpotFleetRequest");
export const FLEET = only("ec2", "Fleet");
export const LAUNCH_TEMPLATE = only("ec2", "LaunchTemplate");
export const LAUNCH_CONFIGURATION = only("ec2", "LaunchConfiguration");
export const INSTANCE_METADATA_DEFAULTS = only("ec2", "InstanceMetadataDefaults");
export const IMAGE_BUILD_INFRASTRUCTURE = only("imagebuilder", "InfrastructureConfiguration");
export const IMAGE_COPY = only("ec2", "AmiCopy");
export const IMAGE_PERMISSION = only("ec2", "AmiLaunchPermission");
export const SNAPSHOT_PERMISSION = only("ec2", "SnapshotCreateVolumePermission");
export const AUTOSCALING_GROUP = only("autoscaling", "Group");
export const AUTOSCALING_ATTACHMENT = only("autoscaling", "Attachment");
export const AUTOSCALING_TRAFFIC_SOURCE = only("autoscaling", "TrafficSourceAttachment");
export const ECS_CLUSTER = only("ecs", "Cluster");
export const ECS_SERVICE = only("ecs", "Service");
export const ECS_TASK_SET = only("ecs", "TaskSet");
export const ECS_TASK_DEFINITION = only("ecs", "TaskDefinition");
export const ECS_DAEMON_TASK_DEFINITION = only("ecs", "DaemonTaskDefinition");
export const ECS_CAPACITY_PROVIDER = only("ecs", "CapacityProvider");
export const ECS_CLUSTER_CAPACITY_PROVIDERS = only("ecs", "ClusterCapacityProviders");
export const SCALING_TARGET = only("appautoscaling", "Target");
export const SCHEDULE = only("scheduler", "Schedule");
export const EVENT_TARGET = only("cloudwatch", "EventTarget");
export const LAMBDA_FUNCTION = only("lambda", "Function");
export const LAMBDA_PERMISSION = only("lambda", "Permission");
export const LAMBDA_LAYER_PERMISSION = only("lambda", "LayerVersionPermission");
export const EVENT_BUS_PERMISSION = only("cloudwatch", "EventPermission");
export const CANARY = only("synthetics", "Canary");
export const BUILD_PROJECT = only("codebuild", "Project");

// Data
export const RDS_INSTANCE = only("rds", "Instance");
export const RDS_CLUSTER = only("rds", "Cluster");
export const RDS_CLUSTER_INSTANCE = only("rds", "ClusterInstance");
export const RDS_PROXY = only("rds", "Proxy", "ProxyEndpoint");
export const RDS_SUBNET_GROUP = only("rds", "SubnetGroup");
export const RDS_SNAPSHOT = only("rds", "Snapshot", "ClusterSnapshot");
export const RDS_SNAPSHOT_COPY = only("rds", "SnapshotCopy", "ClusterSnapshotCopy");
export const RDS_PARAMETER_GROUP = only("rds", "ParameterGroup");
export const RDS_CLUSTER_PARAMETER_GROUP = only("rds", "ClusterParameterGroup");
export const GLOBAL_CLUSTER = ["rds", "docdb", "neptune"].flatMap((module) => only(module, "GlobalCluster"));
export const DOCUMENT_CLUSTER = only("docdb", "Cluster");
export const GRAPH_CLUSTER = only("neptune", "Cluster");
export const WAREHOUSE_CLUSTER = only("redshift", "Cluster");
export const CACHE_CLUSTER = only("elasticache", "Cluster");
export const CACHE_REPLICATION_GROUP = only("elasticache", "ReplicationGroup");
export const CACHE_SERVERLESS = only("elasticache", "ServerlessCache");
export const CACHE_SUBNET_GROUP = only("elasticache", "SubnetGroup");
export const CACHE_USER = only("elasticache", "User");
export const EFS_FILE_SYSTEM = only("efs", "FileSystem");
export const EFS_MOUNT_TARGET = only("efs", "MountTarget");
export const EFS_ACCESS_POINT = only("efs", "AccessPoint");
export const EFS_BACKUP_POLICY = only("efs", "BackupPolicy");
export const BACKUP_PLAN = only("backup", "Plan");
export const BACKUP_SELECTION = only("backup", "Selection");
export const VOLUME = only("ebs", "Volume");
export const SNAPSHOT_COPY = only("ebs", "SnapshotCopy");
export const ENCRYPTION_BY_DEFAULT = only("ebs", "EncryptionByDefault");
export const SNAPSHOT_BLOCK = only("ebs", "SnapshotBlockPublicAccess");
export const IMAGE_BLOCK = only("ec2", "ImageBlockPublicAccess");
export const SERIAL_CONSOLE = only("ec2", "SerialConsoleAccess");
export const EMR_BLOCK = only("emr", "BlockPublicAccessConfiguration");
export const BUCKET = bucketPart("");
export const BUCKET_POLICY = only("s3", "BucketPolicy");
export const BUCKET_PUBLIC_ACCESS_BLOCK = only("s3", "BucketPublicAccessBlock");
export const ACCOUNT_PUBLIC_ACCESS_BLOCK = only("s3", "AccountPublicAccessBlock");
export const ACCESS_POINT = only("s3", "AccessPoint");
export const MULTI_REGION_ACCESS_POINT = only("s3control", "MultiRegionAccessPoint");
export const BUCKET_OBJECT = [
    ...only("s3", "BucketObject", "BucketObjectv2", "ObjectCopy"),
    "aws:s3/BucketObject:BucketObject",
];
export const BUCKET_VERSIONING = bucketPart("Versioning");
export const BUCKET_LIFECYCLE = bucketPart("LifecycleConfiguration");
export const BUCKET_ENCRYPTION = bucketPart("ServerSideEncryptionConfiguration");
export const BUCKET_LOGGING = bucketPart("Logging");
export const BUCKET_ACL = bucketPart("Acl");
export const BUCKET_WEBSITE = bucketPart("WebsiteConfiguration");

// Identity and keys
export const ROLE = only("iam", "Role");
export const IAM_USER = only("iam", "User");
/** What only users have. Virtual devices and password rules make no user. */
export const IAM_USER_PART = only(
    "iam",
    ...["AccessKey", "ServiceSpecificCredential", "SigningCertificate", "SshKey"],
    ...["UserGroupMembership", "UserLoginProfile", "UserPolicy", "UserPolicyAttachment"],
);
export const KMS_KEY = only("kms", "Key");
export const KMS_REPLICA_KEY = only("kms", "ReplicaKey");
export const KMS_GRANT = only("kms", "Grant");
export const SECRET = only("secretsmanager", "Secret");
export const SECRET_VERSION = only("secretsmanager", "SecretVersion");
export const CERTIFICATE = only("acm", "Certificate");
export const SERVER_CERTIFICATE = only("iam", "ServerCertificate");
export const TOPIC = only("sns", "Topic");
export const CHAT_CHANNEL = only("chatbot", "SlackChannelConfiguration", "TeamsChannelConfiguration");
export const SCALING_POLICY = [...only("autoscaling", "Policy"), ...only("appautoscaling", "Policy")];
export const TOPIC_SUBSCRIPTION = only("sns", "TopicSubscription");
export const QUEUE = only("sqs", "Queue");
export const API_DESTINATION = only("cloudwatch", "EventApiDestination");
export const PASSWORD_POLICY = only("iam", "AccountPasswordPolicy");
export const USER_POOL = only("cognito", "UserPool");
export const SSM_DOCUMENT = only("ssm", "Document");
export const SSM_PARAMETER = only("ssm", "Parameter");
export const SSM_SERVICE_SETTING = only("ssm", "ServiceSetting");
export const IDENTITY_POOL = only("cognito", "IdentityPool");

// Audit and delivery
export const CLOUDFRONT_DISTRIBUTION = only("cloudfront", "Distribution");
export const CLOUDFRONT_TENANT_DISTRIBUTION = only("cloudfront", "MultitenantDistribution");
export const ECR_REPOSITORY = only("ecr", "Repository");
export const ECR_LIFECYCLE_POLICY = only("ecr", "LifecyclePolicy");
export const TRAIL = only("cloudtrail", "Trail");
export const FLOW_LOG = only("ec2", "FlowLog");
export const GUARDDUTY_DETECTOR = only("guardduty", "Detector");
export const CONFIG_RECORDER = only("cfg", "Recorder");
export const CONFIG_RECORDER_STATUS = only("cfg", "RecorderStatus");
export const CONFIG_DELIVERY_CHANNEL = only("cfg", "DeliveryChannel");
export const METRIC_ALARM = only("cloudwatch", "MetricAlarm");
export const COMPOSITE_ALARM = only("cloudwatch", "CompositeAlarm");
export const STATE_MACHINE = only("sfn", "StateMachine");
export const WEB_ACL = only("wafv2", "WebAcl");
export const WEB_ACL_RULE = only("wafv2", "WebAclRule");
export const LOG_GROUP = only("cloudwatch", "LogGroup");
export const LOG_DELIVERY_SOURCE = only("cloudwatch", "LogDeliverySource");
export const LOG_DELIVERY_DESTINATION = only("cloudwatch", "LogDeliveryDestination");
