using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PostalTracking.Web.Data;

/// <summary>
/// For <c>dotnet ef migrations add</c>: the model needs no database, but Identity reads from the services which tables it has
/// (without version 3 there are none for passkeys).
/// </summary>
internal sealed class DesignTimeDbContext : IDesignTimeDbContextFactory<PostalTrackingDbContext>
{
    public PostalTrackingDbContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<PostalTrackingDbContext>()
            .UseApplicationServiceProvider(new ServiceCollection()
                .Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
                .BuildServiceProvider())
            .UseNpgsql("Host=localhost")
            .UseSnakeCaseNamingConvention()
            .Options);
}
