import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import javax.imageio.ImageIO;

/** Draws the application icon in every size: {@code java src/samples/MakeIcon.java}. Four rungs and a play mark. */
class MakeIcon {

    private static final String[] RUNGS = {"1b9e9e", "a5c84b", "f58f4a", "e4577b"};

    public static void main(String[] arguments) throws Exception {
        for (int size : new int[] {16, 32, 64, 128, 256}) {
            ImageIO.write(icon(size), "png", new File("src/main/resources/dev/packlight/ui/icon-" + size + ".png"));
        }
    }

    private static BufferedImage icon(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.scale(size / 64.0, size / 64.0);
        g.setPaint(new GradientPaint(0, 0, new Color(0x1c2a3f), 64, 64, new Color(0x0d1117)));
        g.fill(new RoundRectangle2D.Double(2, 2, 60, 60, 16, 16));
        for (int i = 0; i < RUNGS.length; i++) {
            double height = 10 + i * 9;
            g.setPaint(new Color(Integer.parseInt(RUNGS[i], 16)));
            g.fill(new RoundRectangle2D.Double(11 + i * 11, 52 - height, 8, height, 3, 3));
        }
        Path2D play = new Path2D.Double();
        play.moveTo(13, 12);
        play.lineTo(13, 28);
        play.lineTo(27, 20);
        play.closePath();
        g.setPaint(Color.WHITE);
        g.fill(play);
        g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(play);
        g.dispose();
        return image;
    }
}
