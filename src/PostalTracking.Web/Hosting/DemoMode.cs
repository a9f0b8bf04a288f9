namespace PostalTracking.Web.Hosting;

/// <summary>Demo accounts, keys and parcels: in Development unless <c>Demo:Enabled</c> says no; elsewhere never.</summary>
internal sealed class DemoMode(IHostEnvironment environment, IConfiguration configuration)
{
    public bool IsOn { get; } = environment.IsDevelopment() && configuration.GetValue("Demo:Enabled", true);
}
