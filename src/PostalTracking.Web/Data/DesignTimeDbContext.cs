using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PostalTracking.Web.Data;

/// <summary>For <c>dotnet ef migrations add</c>: the model needs no database.</summary>
internal sealed class DesignTimeDbContext : IDesignTimeDbContextFactory<PostalTrackingDbContext>
{
    public PostalTrackingDbContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<PostalTrackingDbContext>().UseNpgsql("Host=localhost").UseSnakeCaseNamingConvention().Options);
}
