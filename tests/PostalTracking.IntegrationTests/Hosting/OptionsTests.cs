using System.Reflection;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Hosting;

public sealed class OptionsTests
{
    private static IEnumerable<Type> All => typeof(SecurityHeaders).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.Namespace?.StartsWith("PostalTracking", StringComparison.Ordinal) == true);

    public static TheoryData<string, string> Settings
    {
        get
        {
            var settings = new TheoryData<string, string>();
            foreach (var options in All)
            {
                var section = (string)options.GetField("Section", BindingFlags.Public | BindingFlags.Static)!.GetRawConstantValue()!;
                var (name, value) = options.GetProperties().Select(property => (property.Name, Senseless(property.PropertyType))).First(p => p.Item2 is not null);
                settings.Add($"{section}:{name}", value!);
            }

            return settings;
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task A_setting_that_makes_no_sense_stops_the_start_and_is_named(string setting, string value)
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => TrackingApp.StartAsync(
            TestHost.NoDatabase, new Dictionary<string, string> { [setting] = value }));

        Assert.True(refused is OptionsValidationException or InvalidOperationException, $"{refused}");
        Assert.Contains(setting.Split(':')[^1], refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_options() => Assert.True(All.Count() >= 4);

    private static string? Senseless(Type type) =>
        type == typeof(int) || type == typeof(double) ? "-1"
        : type == typeof(TimeSpan) ? "-00:00:01"
        : type == typeof(Uri) ? "http://["
        : type == typeof(bool) ? "perhaps"
        : null;
}
