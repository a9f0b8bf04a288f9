using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using PostalTracking.Web.Hosting;

namespace PostalTracking.UnitTests.Hosting;

public sealed class StartupChecksTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void Outside_development_the_database_must_be_named(string environment)
    {
        var builder = Builder(environment);

        var refused = Assert.Throws<StartupRefusedException>(() => builder.PostalTrackingConnection());
        Assert.Contains("ConnectionStrings__PostalTracking", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_development_a_local_cluster_may_take_its_place()
    {
        var builder = Builder("Development");
        Assert.Null(builder.PostalTrackingConnection());

        builder.Configuration["ConnectionStrings:PostalTracking"] = "Host=db";
        Assert.Equal("Host=db", builder.PostalTrackingConnection());
    }

    [Theory]
    [InlineData(null, null, "http://localhost:8080")]
    [InlineData("urls", "http://*:80", "http://*:80")]
    [InlineData("http_ports", "8081", null)]
    public void The_default_address_gives_way_to_any_other(string? setting, string? value, string? expected)
    {
        var builder = Builder("Production");
        if (setting is not null)
        {
            builder.Configuration[setting] = value;
        }

        builder.UseDefaultAddress();

        Assert.Equal(expected, builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey));
    }

    // No appsettings and no environment of whoever runs the tests.
    private static WebApplicationBuilder Builder(string environment) =>
        WebApplication.CreateEmptyBuilder(new() { EnvironmentName = environment });
}
