using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Hosting;

try
{
    var builder = WebApplication.CreateBuilder(args);

    builder.AddHosting();
    builder.Services.AddData(builder.PostalTrackingConnection()
        ?? throw new StartupRefusedException($"{StartupChecks.ConnectionSetting} is not set."));
    builder.Services.AddPartners();

    var app = builder.Build();

    app.UseHosting();
    app.MapHosting();

    await app.RunAsync();
    return 0;
}
catch (StartupRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
