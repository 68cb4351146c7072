-- When somebody asked a job to stop.
ALTER TABLE kernel_job ADD COLUMN stop_asked {time};
