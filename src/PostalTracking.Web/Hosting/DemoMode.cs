namespace PostalTracking.Web.Hosting;

/// <summary>Demo accounts, keys and parcels: in Development unless <c>Demo:Enabled</c> says no; elsewhere never.</summary>
internal sealed class DemoMode(IHostEnvironment environment, IConfiguration configuration)
{
    /// <summary>The clerk of office 390000, in whose name the key <c>pt_demo_counter</c> sells.</summary>
    public static readonly Guid Clerk = new("0199a000-0000-7000-8000-000000390000");

    /// <summary>The consultant in whose name the key <c>pt_demo_support</c> works.</summary>
    public static readonly Guid Consultant = new("0199a000-0000-7000-8000-000000000005");

    public bool IsOn { get; } = environment.IsDevelopment() && configuration.GetValue("Demo:Enabled", true);
}
