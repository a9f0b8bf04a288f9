using PostalTracking.Domain.Tracking;

namespace PostalTracking.UnitTests;

public class ArchitectureTests
{
    [Fact]
    public void The_domain_depends_on_nothing_but_the_runtime() => Assert.All(
        typeof(TrackNumber).Assembly.GetReferencedAssemblies(),
        reference => Assert.StartsWith("System", reference.Name, StringComparison.Ordinal));
}
