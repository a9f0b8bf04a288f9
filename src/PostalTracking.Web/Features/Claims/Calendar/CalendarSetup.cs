namespace PostalTracking.Web.Features.Claims.Calendar;

/// <summary>The working calendar, kept by the seniors of the desk.</summary>
internal static class CalendarSetup
{
    public static IServiceCollection AddWorkCalendar(this IServiceCollection services) => services.AddScoped<ChangeDay>();
}
