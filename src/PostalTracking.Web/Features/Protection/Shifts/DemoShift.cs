using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Shifts;

/// <summary>The shift in which the demo's key sells: office 390000, never closed.</summary>
internal sealed class DemoShift(OpenShift shifts, DemoMode demo)
{
    public const int Office = 390000;

    public static readonly Guid Id = new("0199a000-0000-7000-8000-000039000000");

    /// <summary>Once the schema is there; a second time changes nothing.</summary>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (demo.IsOn)
        {
            await shifts.OpenForKeyAsync(Id, Office, DemoMode.Clerk, cancellationToken);
        }
    }
}
