using System.Reflection;
using PostalTracking.Web.Hosting;

namespace PostalTracking.UnitTests;

public sealed class FeatureArrowTests
{
    private const string Features = "PostalTracking.Web.Features.";

    // Razor's own classes are named for their files.
    private const string Pages = "AspNetCoreGeneratedDocument.Features_";

    /// <summary>Which feature may use which; Shared, Data and Hosting are everybody's. A new arrow is a decision, made here.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Shared"] = [],
        ["Offices"] = [],
        ["Senders"] = [],
        ["Staff"] = ["Offices"],
        ["Tracking"] = ["Offices", "Senders"],
        ["Carriers"] = ["Tracking"],
        ["Partners"] = ["Tracking", "Offices", "Staff"],
        ["Protection"] = ["Tracking", "Offices", "Staff", "Senders"],
        ["Claims"] = ["Protection", "Tracking", "Offices", "Staff", "Senders"],

        // A signed word on a parcel of a partner.
        ["Receipts"] = ["Tracking", "Offices", "Partners", "Staff"],

        // Tells people of what all the others did; no arrow points to it: features write to the outbox.
        ["Notifications"] = ["Offices", "Senders", "Staff", "Tracking", "Partners", "Protection", "Claims"],

        // Reads everybody's tables; no arrow points to it.
        ["Insight"] = ["Offices", "Senders", "Staff", "Tracking", "Carriers", "Partners", "Protection", "Claims", "Notifications", "Receipts"],
    };

    private static readonly Assembly Web = typeof(SecurityHeaders).Assembly;

    public static TheoryData<string> Built => [.. Web.GetTypes().Select(FeatureOf).OfType<string>().Distinct().Order()];

    [Theory]
    [MemberData(nameof(Built))]
    public void A_feature_uses_only_those_its_arrows_point_to(string feature)
    {
        var allowed = Arrows[feature].Append("Shared").Append(feature).ToHashSet();

        var strays = Web.GetTypes()
            .Where(type => FeatureOf(type) == feature)
            .SelectMany(type => UsedTypes.Of(type).Select(used => (By: Outermost(type), Used: Outermost(used))))
            .Where(use => FeatureOf(use.Used) is { } other && !allowed.Contains(other))
            .Select(use => $"{use.By.Name} uses {use.Used.FullName}")
            .Distinct();

        Assert.Empty(strays);
    }

    [Fact]
    public void What_every_request_shares_knows_no_feature() => Assert.Empty(Web.GetTypes()
        .Where(type => type.Namespace == typeof(SecurityHeaders).Namespace)
        .SelectMany(type => UsedTypes.Of(type).Select(used => (By: Outermost(type), Used: Outermost(used))))
        .Where(use => FeatureOf(use.Used) is not null)
        .Select(use => $"{use.By.Name} uses {use.Used.FullName}")
        .Distinct());

    [Fact]
    public void The_test_itself_sees_what_a_method_does()
    {
        var used =
            UsedTypes.Of(typeof(Sample)).Concat(typeof(Sample).GetNestedTypes(BindingFlags.NonPublic).SelectMany(UsedTypes.Of)).ToHashSet();

        Assert.Superset(
            new HashSet<Type> { typeof(Uri), typeof(Version), typeof(Random), typeof(Lazy<>), typeof(TimeZoneInfo), typeof(Lock), typeof(Guid) }, used);
    }

    private static string? FeatureOf(Type type) =>
        After(Features, Outermost(type).FullName, '.') ?? After(Pages, Outermost(type).FullName, '_');

    // What lies beside the features (_ViewImports) belongs to none.
    private static string? After(string prefix, string? name, char end) =>
        name?.StartsWith(prefix, StringComparison.Ordinal) == true && name[prefix.Length..].Split(end)[0] is { Length: > 0 } feature
            ? feature
            : null;

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private sealed class Sample
    {
        private readonly Uri? _field = new("/", UriKind.Relative);

        public static Version? Property => null;

        public async Task<string> RunAsync(Random parameter)
        {
            await Task.Yield();
            Func<object> inLambda = () => TimeZoneInfo.Local;
            object generic = new List<Lazy<string>>();
            return $"{_field}{typeof(Lock)}{inLambda()}{generic}{parameter}{Guid.Empty}";
        }
    }
}
