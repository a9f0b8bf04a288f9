using System.Runtime.CompilerServices;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.UnitTests;

public class ArchitectureTests
{
    [Fact]
    public void The_domain_depends_on_nothing_but_the_runtime() => Assert.All(
        typeof(TrackNumber).Assembly.GetReferencedAssemblies(),
        reference => Assert.StartsWith("System", reference.Name, StringComparison.Ordinal));

    [Fact]
    public async Task The_whole_app_is_seen_on_one_screen() =>
        Assert.InRange((await File.ReadAllLinesAsync(Program(), TestContext.Current.CancellationToken)).Length, 10, 50);

    private static string Program([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "src", "PostalTracking.Web", "Program.cs");
}
