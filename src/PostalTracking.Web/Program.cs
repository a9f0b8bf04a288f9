using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Carriers;
using PostalTracking.Web.Features.Claims;
using PostalTracking.Web.Features.Insight;
using PostalTracking.Web.Features.Notifications;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Features.Protection;
using PostalTracking.Web.Features.Receipts;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Hosting;

try
{
    var builder = WebApplication.CreateBuilder(args);

    builder.AddHosting();
    builder.Services.AddData(await LocalDatabase.ConnectionAsync(builder)).AddDatabaseSetup();
    builder.Services.AddPartners().AddPortal();
    builder.Services.AddStaff().AddOffices();
    builder.Services.AddTracking().AddCarriers(builder.Configuration);
    builder.Services.AddProtection().AddClaims();
    builder.Services.AddReceipts().AddNotifications();
    builder.Services.AddInsight().AddPages();

    var app = builder.Build();

    app.UseHosting();
    app.MapHosting();
    app.MapStaff();
    app.MapTracking();
    app.MapCarriers();
    app.MapInsight();
    app.MapProtection();
    app.MapClaims();
    app.MapReceipts();
    app.MapNotifications();
    app.MapPortal();
    app.MapPages();

    await app.RunAsync();
    return 0;
}
catch (StartupRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
