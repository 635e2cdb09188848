package dev.weir.matcher.document;

/**
 * A place on earth.
 *
 * @param lat latitude in degrees, from -90 to 90
 * @param lon longitude in degrees, from -180 to 180
 */
public record GeoPoint(double lat, double lon) {
    /**
     * Checks the coordinates.
     *
     * @throws IllegalArgumentException if one is out of its range or not a number
     */
    public GeoPoint {
        if (!(lat >= -90 && lat <= 90)) {
            throw new IllegalArgumentException("latitude " + lat + " must be between -90 and 90 degrees");
        }
        if (!(lon >= -180 && lon <= 180)) {
            throw new IllegalArgumentException("longitude " + lon + " must be between -180 and 180 degrees");
        }
    }

    /**
     * Reads {@code "lat,lon"}, in degrees, with or without blanks around the comma.
     *
     * @throws IllegalArgumentException if it is not of that form or out of range
     */
    public static GeoPoint parse(String text) {
        int comma = text.indexOf(',');
        if (comma < 0 || text.indexOf(',', comma + 1) >= 0) {
            throw new IllegalArgumentException("'" + Shown.of(text) + "' is not a place; write \"lat,lon\" in degrees");
        }
        return new GeoPoint(degrees(text, text.substring(0, comma)), degrees(text, text.substring(comma + 1)));
    }

    private static double degrees(String whole, String part) {
        try {
            return Numbers.parseDouble(part.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + Shown.of(whole) + "' is not a place; write \"lat,lon\" in degrees", e);
        }
    }
}
